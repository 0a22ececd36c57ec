export const MOST_QUESTIONS = 100;
