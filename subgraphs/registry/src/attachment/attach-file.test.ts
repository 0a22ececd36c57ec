import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { at, newOrganisation, PROBLEMS } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const AttachFile = `mutation A($input: AttachFileInput!) { attachFile(input: $input) { ${PROBLEMS}
  ... on AttachFilePayload { attachmentEdge { node { id title fileName mediaType size url attachedBy { id } } } } } }`;
const Attachments = `query T($id: ID!) { organisation(id: $id) { attachments { totalCount nodes { title } } } }`;

async function* contentOf(text: string) {
  yield Buffer.from(text);
}
const send = (accountId: string | null) =>
  app.running.files.receive({
    name: "штат.csv",
    mediaType: "text/csv",
    accountId,
    content: contentOf("а;б"),
  });

describe("attaching a file", () => {
  it("puts a file that one sent before on the tab, once", async () => {
    const school = await newSchool();
    const chair = at(app, Role.CHAIR, school);
    const { id: fileId } = await send(chair.viewer.accountId);
    const attach = async () =>
      (
        await chair.run(AttachFile, {
          input: { organisationId: school.id, fileId, title: "Штатное расписание" },
        })
      ).attachFile;
    expect((await attach()).attachmentEdge.node).toEqual({
      id: expect.any(String),
      title: "Штатное расписание",
      fileName: "штат.csv",
      mediaType: "text/csv",
      size: 5,
      url: expect.stringMatching(/^\/files\/registry\/.+signature=/),
      attachedBy: { id: chair.viewer.accountId },
    });
    expect(await attach()).toMatchObject({ fields: [{ path: "fileId" }] });
    expect(await chair.run(Attachments, { id: school.id })).toEqual({
      organisation: { attachments: { totalCount: 1, nodes: [{ title: "Штатное расписание" }] } },
    });
  });

  it("takes nobody else's file, and shows none to strangers", async () => {
    const school = await newSchool();
    const chair = at(app, Role.CHAIR, school);
    const { id: fileId } = await send(at(app, Role.CHAIR, school).viewer.accountId);
    for (const id of [fileId, "abc", "\0"]) {
      const input = { organisationId: school.id, fileId: id, title: "Чужой" };
      expect((await chair.run(AttachFile, { input })).attachFile).toMatchObject({
        fields: [{ path: "fileId" }],
      });
    }
    const stranger = at(app, Role.CHAIR, await newSchool());
    expect(await stranger.run(Attachments, { id: school.id })).toEqual({
      organisation: { attachments: null },
    });
    const input = { organisationId: school.id, fileId, title: "Чужой" };
    expect(await stranger.refusal(AttachFile, { input })).toBe("FORBIDDEN");
  });
});
