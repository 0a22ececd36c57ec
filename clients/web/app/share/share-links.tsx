import { useLocation } from "react-router";
import { useWords } from "../language/language.js";
import { sharing } from "../language/sharing.js";
import { KeepButtons } from "../layout/keep-buttons.js";
import { useFrame } from "../layout/use-frame.js";

/** Ways to pass a page on: plain links, so that no network learns of a reader who does not press one. */
export function ShareLinks({ title }: { title: string }) {
  const words = useWords(sharing);
  const { origin } = useFrame();
  const { pathname } = useLocation();
  const url = `${origin}${pathname}`;
  const ways: readonly (readonly [name: string, address: string])[] = [
    [words.vk, `https://vk.com/share.php?${new URLSearchParams({ url, title })}`],
    [words.ok, `https://connect.ok.ru/offer?${new URLSearchParams({ url, title })}`],
    ["Telegram", `https://t.me/share/url?${new URLSearchParams({ url, text: title })}`],
  ];
  return (
    <aside className="share row" aria-label={words.title}>
      <span className="note">{words.title}:</span>
      {ways.map(([name, address]) => (
        <a key={name} href={address} rel="noopener noreferrer external">
          {name}
        </a>
      ))}
      <KeepButtons secret={url} words={words} />
    </aside>
  );
}
