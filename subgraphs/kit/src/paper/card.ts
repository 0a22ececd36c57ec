/** A face of a card is made of marks, one over the other; places and sizes in millimetres from its upper left corner. */
export type Mark =
  /** A filled box; of two colours one goes over into the other from left to right. */
  | {
      readonly kind: "box";
      readonly at: Place;
      readonly width: number;
      readonly height: number;
      readonly colours: readonly [string] | readonly [string, string];
      readonly radius?: number;
    }
  | {
      readonly kind: "ring";
      readonly at: Place;
      readonly radius: number;
      readonly colour: string;
      readonly opacity: number;
    }
  /** Words that grow smaller until they stand in so many lines, and are cut short where even that is not enough. */
  | {
      readonly kind: "words";
      readonly at: Place;
      readonly width: number;
      readonly text: string;
      /** In points. */
      readonly size: number;
      readonly lines: number;
      readonly colour: string;
      readonly isBold?: boolean;
      /** Between letters, in points. */
      readonly spacing?: number;
    }
  /** The QR sign with the address where the card can be checked. */
  | { readonly kind: "sign"; readonly at: Place; readonly side: number };

type Place = readonly [x: number, y: number];

export type Face = readonly Mark[];

/** A card ready to be printed on plastic: a page for each face. */
export interface Card {
  readonly title: string;
  readonly faces: readonly Face[];
  /** The address in its QR sign. */
  readonly checkUrl: string;
}
