import { graphql, type ResultOf } from "../gateway/graphql.js";

export const GapRow_Member = graphql(`
  fragment GapRow_Member on Member @_unmask {
    id
    displayName
    name {
      full
    }
    bornOn
    revision
    organisation {
      id
      name
    }
  }
`);

export const GapRow_Organisation = graphql(`
  fragment GapRow_Organisation on Organisation @_unmask {
    id
    name
    revision
    parent {
      id
      name
    }
    employer {
      name
    }
    chair {
      name
      member {
        id
        revision
      }
    }
  }
`);

/** One who lacks a field: a member or an organisation. */
export interface GapRow {
  readonly id: string;
  readonly name: string;
  readonly bornOn: string | null;
  /** Where it belongs; null where that is said above the list. */
  readonly place: { readonly id: string; readonly name: string } | null;
  /** Whose record the answer goes to, and as it was when it was shown; null where there is none to write to. */
  readonly record: { readonly id: string; readonly revision: string } | null;
}

export function memberRow(member: ResultOf<typeof GapRow_Member>, shownAt: string): GapRow {
  const { id, displayName, name, bornOn, revision, organisation } = member;
  return {
    id,
    name: name?.full ?? displayName,
    bornOn,
    place: organisation?.id === shownAt ? null : organisation,
    record: revision === null ? null : { id, revision },
  };
}

export function organisationRow(
  { id, name, revision, parent, employer, chair }: ResultOf<typeof GapRow_Organisation>,
  isOfChair: boolean,
): GapRow {
  const of = isOfChair ? chair?.name : employer?.name;
  const member = chair?.member;
  const chairRecord = member?.revision ? { id: member.id, revision: member.revision } : null;
  return {
    id,
    name: of ? `${name}: ${of}` : name,
    bornOn: null,
    place: parent,
    record: isOfChair ? chairRecord : { id, revision },
  };
}
