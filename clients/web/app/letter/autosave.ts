/** The deed of a form that saves itself. */
export const AUTOSAVE = "autosave";
