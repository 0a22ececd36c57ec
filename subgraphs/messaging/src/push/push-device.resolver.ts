import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { NoticeChannel } from "../notice/notice-words.js";
import { Sending } from "../sending/sending.js";
import { ownDevices } from "./push-device.loader.js";
import { PushDevice } from "./push-device.type.js";
import { PushService } from "./push-service.js";

@Resolver(() => AccountStub)
export class PushDeviceResolver {
  @FieldResolver(() => [PushDevice], {
    nullable: true,
    description: "The devices that show the holder's notices, the last added first; null for anyone else.",
  })
  async pushDevices(@Root() { id }: AccountStub, @Ctx() context: Context): Promise<PushDevice[] | null> {
    return id === context.viewer.accountId ? ownDevices(context) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The key by which a browser asks its push service for notices of this platform alone (`applicationServerKey`, RFC 8292), in base64url; null where none are sent, and for anyone but the holder.",
  })
  pushKey(@Root() { id }: AccountStub, @Ctx() { viewer, companion }: Context): string | null {
    if (id !== viewer.accountId || !companion(Sending).sends(NoticeChannel.PUSH)) return null;
    return companion(PushService).publicKey;
  }
}
