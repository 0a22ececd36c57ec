import { expect, it } from "@jest/globals";
import type { Person } from "./person.js";
import type { Platform } from "./platform.js";

const PostAdded = `subscription($id: ID!, $after: ID) { groupPostAdded(groupId: $id, after: $after) { id title } }`;
// Of fields alone that are the same for everyone: the line is still the reader's own.
const CommentAdded = `subscription($id: ID!, $after: ID) { groupCommentAdded(postId: $id, after: $after) { id } }`;

export function groupsJourney(platform: () => Platform): void {
  async function deed(who: Person, name: string, input: object, asked = "") {
    const field = name[0]?.toLowerCase() + name.slice(1);
    const document = `mutation($input: ${name}Input!) { deed: ${field}(input: $input) { __typename ${asked} } }`;
    return (await who.run(document, { input })).deed;
  }

  it("carry what is said to their members live, and to nobody else", async () => {
    const [chair, member, stranger] = await Promise.all(
      ["chair", "member", "insuranceHandler"].map((who) => platform().signIn(who)),
    );
    if (!chair || !member || !stranger) throw new Error("Nobody signed in.");
    const { viewer } = await member.run(`{ viewer { member { id organisation { id } } } }`);
    const { id: memberId, organisation } = viewer.member;
    const write = async (title: string): Promise<string> =>
      (
        await deed(
          chair,
          "WriteGroupPost",
          { groupId, title, text: title },
          payload("WriteGroupPost", "post"),
        )
      ).post.id;
    const say = async (text: string): Promise<string> =>
      (await deed(chair, "AddComment", { subjectId: post, text }, payload("AddComment", "comment"))).comment
        .id;

    const opened = { organisationId: organisation.id, title: "Сквозная группа", openness: "OPEN" };
    const { group } = await deed(chair, "OpenGroup", opened, payload("OpenGroup", "group"));
    const groupId: string = group.id;
    await deed(member, "JoinGroup", { groupId });
    const post = await write("Первая запись");
    const comment = await say("Первое слово");

    const lines = (who: Person) => [
      who.listen(PostAdded, { id: groupId, after: post }),
      who.listen(CommentAdded, { id: post, after: comment }),
    ];
    const [own, others, strange] = [lines(chair), lines(member), lines(stranger)];
    const [second, word] = [await write("Вторая запись"), await say("Второе слово")];
    for (const line of [own, others]) {
      await line[0]?.until(({ data }) => data?.groupPostAdded.id === second);
      await line[1]?.until(({ data }) => data?.groupCommentAdded.id === word);
    }
    for (const line of strange) expect((await line.until(() => true)).errors).toBeDefined();

    await deed(chair, "RemoveFromGroup", { groupId, memberId, because: "Спор не о деле" });
    const [third, last] = [await write("Третья запись"), await say("Третье слово")];
    await own[0]?.until(({ data }) => data?.groupPostAdded.id === third);
    await own[1]?.until(({ data }) => data?.groupCommentAdded.id === last);
    expect(others.map(({ events }) => events.length)).toEqual([1, 1]);
    expect(strange.map(({ events }) => events.map(({ data }) => data))).toEqual([[null], [null]]);
    const Read = `query($post: ID!, $comment: ID!) { groupPost(id: $post) { id } comment(id: $comment) { id } }`;
    for (const who of [member, stranger, platform().anonymous])
      expect(await who.run(Read, { post, comment })).toEqual({ groupPost: null, comment: null });
    await Promise.all([chair, member, stranger].map((who) => who.leave()));
  });
}

const payload = (name: string, thing: string) => `... on ${name}Payload { ${thing} { id } }`;
