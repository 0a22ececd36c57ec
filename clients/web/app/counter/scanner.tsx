import { useEffect, useRef, useState } from "react";
import { benefits } from "../language/benefits.js";
import { useWords } from "../language/language.js";

type Decoder = Pick<typeof import("qr/dom.js"), "frameLoop" | "QRCamera" | "QRCanvas">;

interface ScannerProps {
  readonly seen: (code: string) => void;
  /** The decoder comes to the telephone only when somebody scans, unless it is there already. */
  readonly decoder?: Decoder;
}

/** The camera, while it is on: each code it sees is told once. */
export function Scanner({ seen, decoder }: ScannerProps) {
  const { counter: words } = useWords(benefits);
  const [isOn, turn] = useState(false);
  const [isRefused, refuse] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(seen);
  tell.current = seen;

  useEffect(() => {
    const player = video.current;
    if (!isOn || !player) return;
    let stop = () => {};
    let isOver = false;
    const takeOne = (code: string) => {
      tell.current(code);
      turn(false);
    };
    void Promise.resolve(decoder ?? import("qr/dom.js"))
      .then((present) => watch(player, present, takeOne))
      .then((end) => {
        if (isOver) end();
        else stop = end;
      })
      .catch(() => {
        refuse(true);
        turn(false);
      });
    return () => {
      isOver = true;
      stop();
    };
  }, [isOn, decoder]);

  return (
    <div className="scanner">
      {isOn && <video ref={video} muted playsInline aria-label={words.camera} />}
      <button type="button" className="button" onClick={() => turn(!isOn)}>
        {isOn ? words.stopCamera : words.scan}
      </button>
      {isRefused && <p role="alert">{words.noCamera}</p>}
    </div>
  );
}

async function watch(
  player: HTMLVideoElement,
  { frameLoop, QRCamera, QRCanvas }: Decoder,
  seen: (code: string) => void,
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment", width: { ideal: 1_280 }, height: { ideal: 720 } },
  });
  const camera = new QRCamera(player, stream);
  const canvas = new QRCanvas();
  // A pass is a dense sign: it is read from all that the camera sees, not from what the page has room for.
  const end = frameLoop(() => {
    void camera.readFrame(canvas, true).then((found) => {
      if (typeof found === "string") seen(found);
    });
  }, player);
  return () => {
    end();
    camera.stop();
  };
}
