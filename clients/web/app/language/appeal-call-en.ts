import type { appealCallRu } from "./appeal-call-ru.js";

export const appealCallEn: typeof appealCallRu = {
  call: "Write an appeal down",
  callLead: "A call, a letter or a visit: what is known already is shown while the person speaks.",
  caller: "Who appeals",
  callerSearch: "Name, telephone or card number",
  callerUnknown: "Nobody like that among the members: write the name and the telephone below.",
  otherCaller: "Choose another",
  notMember: "Not a member of the union",
  concerns: "Which organisation it concerns",
  said: "What the author says",
  refresh: "Show the context anew",
  registerSubmit: "Register",
  registered: (number) => `Appeal No. ${number} is registered.`,
  readCode: "Read the code to the author: it opens the answer on the site.",
  openAppeal: "Open the appeal",
  another: "Write another down",
  notYours: "You do not handle the appeals of this organisation: it cannot be registered here.",
};
