/** The server renews every session that comes to it; a page that has been open for long comes here for that alone. */
export function action(): Response {
  return new Response(null, { status: 204 });
}
