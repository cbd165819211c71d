/** What a thrown thing says, without its dot; of a server that wants a sign-in, what to do about it. */
export function whyFailed(thrown: unknown): string {
  const { message, status, code } = thrown as { message?: unknown; status?: unknown; code?: unknown };
  const words = (typeof message === 'string' ? message : String(thrown)).replace(/\.$/, '');
  return [status, code].some((each) => each === 401 || each === 403) || /unauthorized/i.test(words) ? SIGN_IN : words;
}

const SIGN_IN =
  'it wants a sign-in, and none is done here: get a token from whoever runs it, and name the server in your own mcp.json with "headers": {"Authorization": "Bearer …"}';
