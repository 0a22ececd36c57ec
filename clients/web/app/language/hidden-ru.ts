/** What is said in place of a number that is hidden: being small, or one from which a small one follows. */
export const hiddenRu = {
  number: "не показано",
  why: "Числа меньше пяти не показываем, и те, из которых их можно вычислить.",
};
