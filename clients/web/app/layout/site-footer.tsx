import { Link } from "react-router";
import { useLanguage } from "../language/language.js";

export function SiteFooter() {
  const { text, path } = useLanguage();
  return (
    <footer className="site-footer">
      <div className="site-footer-row">
        <p>{text.footer}</p>
        <p className="row">
          <Link to={path("/")}>{text.home}</Link>
          <Link to={path("/search")}>{text.search.title}</Link>
          <Link to={path("/knowledge")}>{text.article.knowledge}</Link>
          <Link to={path("/appeals/new")}>{text.organisation.appeal}</Link>
          <Link to={path("/discounts")}>{text.pages.discounts}</Link>
          <Link to={path("/counter")}>{text.pages.counter}</Link>
          <Link to={path("/view")}>{text.pages.view}</Link>
        </p>
      </div>
    </footer>
  );
}
