/** Where the parts of the name stand in what proves or asks for a membership. */
export const PATHS = { last: "lastName", first: "firstName", patronymic: "patronymic" };
