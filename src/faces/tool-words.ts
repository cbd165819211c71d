/** What a tool does, as a few words: `read docs/api.yaml`, `search "hold"`. Not cleaned: rows are when they are drawn. */
export function toolWords(name: string, input: unknown): string {
  const fields = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  const path = text(fields.path) ?? text(fields.file_path);
  switch (name) {
    case 'read':
      return words('read', path);
    case 'glob':
      return words('find', text(fields.pattern), path && `in ${path}`);
    case 'grep':
      return words('search', quoted(text(fields.pattern) ?? text(fields.query)), path && `in ${path}`);
    case 'check':
      return 'check a draft';
    case 'write':
      return words('write', path);
    case 'edit':
      return words('change', path);
    case 'bash':
      return words('run', text(fields.command));
    case 'web_fetch':
      return words('fetch', text(fields.url));
    default:
      if (name.startsWith('mcp__')) return words('call', ...mcpParts(name));
      return words(name.replace(/_/g, ' '), path ?? Object.values(fields).map(text).find(Boolean));
  }
}

/** A few tools at once, in the order they were begun. */
export function toolsWords(tools: readonly { name: string; input: unknown }[]): string {
  return tools.map(({ name, input }) => toolWords(name, input)).join('   ');
}

/** `mcp__github__search_code`: `search_code of github`. */
function mcpParts(name: string): string[] {
  const [server = '', ...tool] = name.slice('mcp__'.length).split('__');
  return [tool.join('__'), 'of', server];
}

function words(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function quoted(value: string | undefined): string | undefined {
  return value === undefined ? undefined : `"${value}"`;
}
