import type { Subject } from "@angel/kit/subgraph";
import { AccountThemesResolver } from "./account-themes.resolver.js";
import { AudienceThemeResolver } from "./audience-theme.resolver.js";
import { SubscribeToTheme } from "./subscribe-to-theme.js";
import { ThemeResolver } from "./theme.resolver.js";
import { UnsubscribeFromTheme } from "./unsubscribe-from-theme.js";

export const themeContents: Subject = {
  resolvers: [
    ThemeResolver,
    AccountThemesResolver,
    AudienceThemeResolver,
    SubscribeToTheme,
    UnsubscribeFromTheme,
  ],
};
