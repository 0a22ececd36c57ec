/** The days that figures are of. */
export const periodRu = { from: "С", until: "По", show: "Показать" };
