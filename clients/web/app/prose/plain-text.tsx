import { Fragment } from "react";

/** What a member wrote: plain text, where an empty line begins a paragraph and an address can be followed. */
export function PlainText({ text }: { text: string }) {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph, index) => (
      <p key={index}>
        {paragraph
          .trim()
          .split("\n")
          .map((line, at) => (
            <Fragment key={at}>
              {at > 0 && <br />}
              {withLinks(line)}
            </Fragment>
          ))}
      </p>
    ));
}

function withLinks(line: string) {
  return line.split(/(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)])/).map((piece, at) =>
    at % 2 === 1 && URL.canParse(piece) ? (
      <a key={at} href={piece} rel="ugc nofollow noopener noreferrer">
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
