/** ИНПО: region, kind, territorial organisation, and the code that stays (facts: RR-TT-LLLL-NNNNN). */
export const NUMBER = /^\d{2}-\d{2}-\d{4}-\d{5}$/;
