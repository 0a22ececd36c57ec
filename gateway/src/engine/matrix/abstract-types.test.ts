import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

matrix("unions and interfaces whose types are spread over subgraphs", {
  subgraphs: {
    content: `
      type Query { feed: [Content!]! first: Content pinned: [Pinned] }
      interface Content { id: ID! title: String }
      union Pinned = Post | Photo | Note
      type Post implements Content @key(fields: "id") { id: ID! title: String }
      type Photo implements Content @key(fields: "id") { id: ID! title: String url: String }
      type Note implements Content & Dated { id: ID! title: String at: String seen: Int @shareable }
      interface Dated { at: String }`,
    likes: `
      type Query { liked: [Liked!] popular: Pinned }
      interface Liked { likes: Int }
      union Pinned = Post | Photo
      type Post implements Liked @key(fields: "id") { id: ID! likes: Int by: [Person] }
      type Photo implements Liked @key(fields: "id") { id: ID! likes: Int by: [Person] on: Pinned }
      type Person @key(fields: "id") { id: ID! likes: [Pinned!]! }`,
    people: `
      type Query { people: [Person!]! }
      interface Named { name: String! }
      type Person implements Named @key(fields: "id") { id: ID! name: String! face: Photo }
      type Photo @key(fields: "id") { id: ID! width: Float }`,
  },
  world: () => {
    const photo: Thing = { __typename: "Photo", id: "2", title: "B", url: "/b", likes: 3, width: 2.5 };
    const post: Thing = { __typename: "Post", id: "1", title: "A", likes: null };
    const note: Thing = { __typename: "Note", id: "3", title: null, at: "2026", seen: 1 };
    const anna: Thing = { __typename: "Person", id: "p", name: "Anna", face: photo, likes: [post, photo] };
    const boris: Thing = { __typename: "Person", id: "q", name: "Boris", face: null, likes: [] };
    Object.assign(post, { by: [anna, null] });
    Object.assign(photo, { by: [boris, anna], on: post });
    return {
      Query: {
        feed: [post, photo, note],
        first: photo,
        pinned: [note, photo, null, post],
        liked: [photo, post],
        popular: post,
        people: [anna, boris],
      },
      find: among([photo, post, anna, boris]),
    };
  },
  operations: {
    "fields of all": "{ feed { id title } first { title } }",
    "fields of some":
      "{ feed { __typename ... on Post { likes by { name } } ... on Photo { id: url title: url amount: likes } ... on Note { seen } } }",
    "a fragment on another interface":
      "{ feed { ... on Dated { at } ... on Liked { likes } } pinned { ... on Content { title } ... on Liked { likes } ... on Dated { at } } }",
    "a fragment within a fragment that cannot apply":
      "{ feed { ... on Post { ... on Content { ... on Photo { url } ... on Liked { likes } } } } }",
    "members that one subgraph does not know":
      "{ popular { ... on Note { at } ... on Post { title } } people { likes { __typename ... on Photo { width on { ... on Post { likes } } } } } }",
    "one name for two things":
      "{ pinned { ... on Post { x: likes } ... on Photo { y: likes x: likes } ... on Note { z: at } } }",
    "the same object by several ways":
      "{ liked { likes ... on Photo { title by { face { url width } } } ... on Content { id } } }",
    "nothing but names":
      "{ feed { __typename } pinned { t: __typename } popular { __typename } liked { __typename } }",
  },
});

matrix("an interface that every subgraph knows a part of", {
  subgraphs: {
    users: `
      type Query { node(id: ID!): Node users: [User!]! }
      interface Node { id: ID! }
      type User implements Node @key(fields: "id") { id: ID! name: String friend: Node }`,
    chats: `
      type Query { chats: [Chat!]! }
      interface Node { id: ID! }
      interface Titled { title: String! }
      type Chat implements Node & Titled @key(fields: "id") { id: ID! title: String! members: [Node!]! last: Message }
      type User implements Node & Titled @key(fields: "id") { id: ID! title: String! @shareable }
      type Message implements Node { id: ID! text: String author: User }`,
  },
  world: () => {
    const anna: Thing = { __typename: "User", id: "u", name: "Anna", title: "Boss" };
    const boris: Thing = { __typename: "User", id: "v", name: null, title: "Clerk", friend: anna };
    Object.assign(anna, { friend: boris });
    const message = { __typename: "Message", id: "m", text: "Hi", author: anna };
    const chat: Thing = { __typename: "Chat", id: "c", title: "All", members: [anna, boris], last: message };
    const all = [anna, boris];
    return {
      Query: {
        node: ({ id }: Thing) => all.find((one) => one["id"] === id) ?? null,
        users: all,
        chats: [chat, { ...chat, id: "d", last: null }],
      },
      find: among([...all, chat]),
    };
  },
  values: { id: ["u", "v", "w"] },
  operations: {
    "one field of many types":
      '{ node(id: "u") { id ... on User { name title friend { id ... on User { title } } } } }',
    "another interface within":
      "{ chats { members { ... on Titled { title } ... on User { name friend { ... on Titled { title } } } } } }",
    "what is no entity": "{ chats { last { text author { name } ... on Node { id } } } }",
  },
});
