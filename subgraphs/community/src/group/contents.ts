import type { Subject } from "@angel/kit/subgraph";
import { GroupPostTalkResolver } from "../subject/subject.resolver.js";
import { ChangeGroup } from "./change-group.js";
import { ChooseGroupNews } from "./choose-group-news.js";
import { CloseGroup } from "./close-group.js";
import { DecideGroupRequest } from "./decide-group-request.js";
import { DeleteGroupPost } from "./delete-group-post.js";
import { EditGroupPost } from "./edit-group-post.js";
import { GroupFile } from "./group-file.entity.js";
import { groupFiles } from "./group-file.loader.js";
import { GroupFileResolver } from "./group-file.resolver.js";
import { Group } from "./group.entity.js";
import { groupPosts, groups as groupsById } from "./group.loader.js";
import { GroupResolver } from "./group.resolver.js";
import { GroupMember } from "./group-member.entity.js";
import { GroupPostAdded } from "./group-post-added.js";
import { GroupPostChanged } from "./group-post-changed.js";
import { GroupPost } from "./group-post.entity.js";
import { GroupPostResolver } from "./group-post.resolver.js";
import { GroupTalk } from "./group-talk.js";
import { HideGroupPost } from "./hide-group-post.js";
import { InviteToGroup } from "./invite-to-group.js";
import { JoinGroup } from "./join-group.js";
import { LeaveGroup } from "./leave-group.js";
import { MemberGroupsResolver, OrganisationGroupsResolver } from "./lists-of-groups.resolver.js";
import { NameGroupKeeper } from "./name-group-keeper.js";
import { OpenGroup } from "./open-group.js";
import { RemoveFromGroup } from "./remove-from-group.js";
import { ReopenGroup } from "./reopen-group.js";
import { ShowGroupPost } from "./show-group-post.js";
import { WriteGroupPost } from "./write-group-post.js";

export const groups: Subject = {
  entities: [Group, GroupMember, GroupPost, GroupFile],
  resolvers: [
    GroupResolver,
    OrganisationGroupsResolver,
    MemberGroupsResolver,
    GroupPostResolver,
    GroupPostTalkResolver,
    GroupFileResolver,
    OpenGroup,
    ChangeGroup,
    CloseGroup,
    ReopenGroup,
    JoinGroup,
    LeaveGroup,
    DecideGroupRequest,
    InviteToGroup,
    RemoveFromGroup,
    NameGroupKeeper,
    ChooseGroupNews,
    WriteGroupPost,
    EditGroupPost,
    DeleteGroupPost,
    HideGroupPost,
    ShowGroupPost,
    GroupPostAdded,
    GroupPostChanged,
    GroupTalk,
  ],
  references: {
    Group: { open: "Groups say themselves who finds them.", load: groupsById },
    GroupPost: { open: "What is said in a group is found by those alone who read it.", load: groupPosts },
    GroupFile: { open: "What goes with a post is found by those alone who read it.", load: groupFiles },
  },
};
