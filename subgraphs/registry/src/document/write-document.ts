import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { randomInt } from "node:crypto";
import { siteUrl } from "../env.js";
import type { Member } from "../member/member.entity.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { Document } from "./document.entity.js";
import { drawCard } from "@angel/kit/paper/draw-card";
import { drawDocx } from "@angel/kit/paper/draw-docx";
import { drawPaper } from "@angel/kit/paper/draw-paper";
import { type Template, versionOn } from "./template/template.js";
import { initialsOf } from "./wording.js";

interface About<Facts> {
  readonly template: Template<Facts>;
  readonly facts: Facts;
  readonly organisation: Organisation;
  readonly on: PlainDate;
  /** Whom it is about, as they are called on it. */
  readonly member?: Member;
  readonly cardOrderId?: string;
  readonly meetingId?: string;
  readonly subject?: string;
}

/** Fills the wording in force on the day, draws it in both formats and keeps them. */
export async function writeDocument<Facts>(about: About<Facts>, context: Context): Promise<Document> {
  const { template, facts, organisation, on } = about;
  const { member = null, cardOrderId = null, meetingId = null, subject = null } = about;
  const { em, files, viewer } = context;
  const { version, title, blocks, faces } = versionOn(template, on);
  const code = newCode();
  const checkUrl = `${siteUrl()}/check/${code}`;
  const paper = { title, blocks: blocks(facts), code, checkUrl };
  const drawn = faces
    ? { pdf: await drawCard({ title, faces: faces(facts), checkUrl }), docx: await drawDocx(paper) }
    : await drawPaper(paper);
  const name = `${title}, ${organisation.name}`.slice(0, 200);
  const [pdf, docx] = [
    await files.keep(em, { name: `${name}.pdf`, mediaType: "application/pdf", content: drawn.pdf }),
    await files.keep(em, { name: `${name}.docx`, mediaType: DOCX, content: drawn.docx }),
  ];
  const id = await em.insert(Document, {
    code,
    kind: template.kind,
    templateVersion: version,
    title,
    organisationId: organisation.node,
    memberId: member && member.id,
    initials: member && initialsOf(member),
    cardOrderId,
    meetingId,
    subject,
    writtenOn: on,
    writtenById: viewer.accountId,
    pdfId: pdf.id,
    docxId: docx.id,
  });
  return em.findOneOrFail(Document, { id });
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** No letters that are taken for digits; sixteen of these are eighty bits, which nobody guesses. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function newCode(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
