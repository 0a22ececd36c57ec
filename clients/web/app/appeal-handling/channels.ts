/** By which ways an appeal comes to those who write it down. */
export const CHANNELS = ["TELEPHONE", "MAIL", "SOCIAL_NETWORK", "VISIT"] as const;
