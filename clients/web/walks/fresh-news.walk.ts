import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type Login, signIn, type Walk, withReader } from "./browser.js";
import { thereAre } from "./until.js";

/** A post published while a feed is read is offered, not pushed under the eyes; then it stands there once. */
export async function hearFreshNews(walk: Walk): Promise<void> {
  const { gatewayUrl } = walk;
  if (!gatewayUrl) return;
  const title = `Собрание в пятницу ${randomUUID()}`;
  await withReader(walk, async (page) => {
    await signIn(page, walk.logins.member);
    await page.getByRole("link", { name: "На сайт организации" }).click();
    await page.waitForURL(/\/organisations\//);
    await page.waitForTimeout(1_000);
    await publish(gatewayUrl, walk.logins.member, title);
    const offer = page.getByRole("button", { name: /Новых записей: 1/ });
    await offer.waitFor();
    assert.equal(await page.locator(".news-card", { hasText: title }).count(), 0);
    await offer.click();
    await page.locator(".news-card", { hasText: title }).waitFor();
    await offer.waitFor({ state: "detached" });
    await thereAre(1, page.locator(".news-card", { hasText: title }));
  });
}

async function publish(gatewayUrl: string, { login, password }: Login, title: string): Promise<void> {
  const ask = async (query: string, variables: unknown, access?: string) => {
    const response = await fetch(`${gatewayUrl}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(access && { authorization: `Bearer ${access}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as {
      data: Record<string, { accessToken?: string; blogPost?: { id: string } }>;
    };
  };
  const { data } = await ask(
    "mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInPayload { accessToken } } }",
    { input: { login, password } },
  );
  const published = await ask(
    "mutation ($input: PublishBlogPostInput!) { publishBlogPost(input: $input) { ... on PublishBlogPostPayload { blogPost { id } } } }",
    { input: { title, body: "Приходите все, будет чай." } },
    data["signIn"]?.accessToken,
  );
  assert.ok(published.data["publishBlogPost"]?.blogPost?.id);
}
