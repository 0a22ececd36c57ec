import { useLanguage } from "../language/language.js";

const formats = {
  ru: new Intl.NumberFormat("ru-RU", {
    style: "currency",
    currency: "RUB",
    trailingZeroDisplay: "stripIfInteger",
  }),
  en: new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency: "RUB",
    trailingZeroDisplay: "stripIfInteger",
  }),
};

/** A sum of money for people. */
export function Roubles({ kopecks }: { readonly kopecks: number }) {
  const { locale } = useLanguage();
  return (
    // Two builds of Intl may differ by a kind of space.
    <span className="money" suppressHydrationWarning>
      {formats[locale].format(kopecks / 100)}
    </span>
  );
}
