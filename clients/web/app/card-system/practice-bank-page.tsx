import { Link } from "react-router";
import { cardSystem } from "../language/card-system.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";

/** Where payments go while the union has no bank: nothing moves, and one comes back as from a bank. */
export default function PracticeBank() {
  const { path } = useLanguage();
  const { bank } = useWords(cardSystem);
  return (
    <div className="page narrow">
      <PageHead title={bank.title} isPrivate />
      <h1 tabIndex={-1}>{bank.title}</h1>
      <p className="lead">{bank.lead}</p>
      <p className="row">
        <Link className="button" to={path("/cabinet/card-system?paid")}>
          {bank.pay}
        </Link>
        <Link className="button quiet" to={path("/cabinet/card-system")}>
          {bank.back}
        </Link>
      </p>
    </div>
  );
}
