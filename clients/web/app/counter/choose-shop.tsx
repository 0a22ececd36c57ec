import { benefits } from "../language/benefits.js";
import { useWords } from "../language/language.js";

interface ChooseShopProps {
  readonly shops: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** At whose counter one stands. */
export function ChooseShop({ shops, chosen, choose }: ChooseShopProps) {
  const { shop } = useWords(benefits).counter;
  return (
    <div className="field">
      <label htmlFor="shop">{shop}</label>
      <select id="shop" name="shop" value={chosen} onChange={({ target }) => choose(target.value)}>
        {shops.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
