/** What kind of text an answer holds; `name` is its media type, in lower case. */
export type PageType = { kind: 'html' | 'text' | 'other'; name: string; charset?: string };

const TEXT =
  /^(text\/|application\/([\w.-]+\+)?(json|xml|yaml)$|application\/(x-yaml|x-ndjson|jsonl?|json5|toml|graphql|sql|javascript|typescript|ecmascript|x-sh)$|image\/svg\+xml$)/;

/** Reads a `content-type` header. Without one it is `text/plain` until its bytes say otherwise. */
export function pageType(header: string | undefined): PageType {
  const [type = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim());
  const name = type.toLowerCase() || 'text/plain';
  const charset = parameters
    .map((parameter) => /^charset=["']?([^"']+)/i.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  const kind = /^(text\/html|application\/xhtml\+xml)$/.test(name) ? 'html' : TEXT.test(name) ? 'text' : 'other';
  return { kind, name, ...(charset !== undefined && { charset }) };
}
