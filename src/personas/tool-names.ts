/** What other products, and models from habit, call our tools. Compared without case, hyphens, underscores, spaces. */
const SYNONYMS: Record<string, string> = {
  read: `read readfile readfiles readmanyfiles readfilecontent fileread view viewfile openfile getfilecontents cat
    read/readfile notebookread filesystem/readfile`,
  glob: `glob globtool list ls listdir listdirectory listfiles readfolder findfiles findfile filesearch searchfilesbyname
    search/filesearch search/listdirectory read/listdirectory`,
  grep: `grep greptool greprepo search searchfilecontent searchfiles searchtext textsearch grepsearch ripgrep rg codebase
    codebasesearch codesearch searchcode searchcodebase semanticsearch search/codebase search/textsearch`,
  write: 'write writefile writetofile filewrite createfile newfile savefile edit/createfile',
  edit: `edit editfile editfiles fileedit multiedit replace replaceinfile strreplace strreplaceeditor searchreplace
    applypatch applydiff patch edit/editfiles edit/editfile`,
  bash: `bash shell sh terminal powershell runshellcommand runterminalcommand runterminalcmd runinterminal runcommand
    runcommands executecommand executebash execute exec runcommands/runinterminal execute/runinterminal`,
  web_search:
    'websearch webtool googlewebsearch googlesearch internetsearch searchweb bravesearch web/search web/websearch',
  web_fetch: 'webfetch fetch fetchurl fetchwebpage readurl httpfetch web/fetch web/webfetch web/fetchwebpage',
};

/** Every tool that has a name of ours, those of MCP servers apart. */
export const TOOL_NAMES: readonly string[] = Object.keys(SYNONYMS);

/** These are offered to every persona, whatever its file lists. */
const ALWAYS = new Set(['ask', 'askuser', 'askuserquestion', 'askquestion', 'question', 'check']);

const OURS = new Map<string, readonly string[]>([['web', ['web_search', 'web_fetch']]]);
for (const [ours, names] of Object.entries(SYNONYMS)) for (const name of names.split(/\s+/)) OURS.set(name, [ours]);

/** What a tool's name in a file comes to here. */
export type Known = { ours: readonly string[] } | { always: true } | { unknown: string };

/** Copilot's own groups: `group/tool` in any other group is a tool of an MCP server. */
const GROUPS = new Set(
  'agent browser edit execute new read runcommands runnotebooks runtasks search todo vscode web'.split(' '),
);

/**
 * A name as some product writes it, in our names. `mcp__server` stands for all tools of a server, as do
 * Copilot's `server/*` and OpenCode's `server*`; what stands in parentheses after a name (`Bash(git:*)`) is no part of it.
 */
export function toolNamed(written: string): Known {
  const name = written.replace(/\(.*$/s, '').trim();
  const key = name
    .toLowerCase()
    .replace(/[-_\s]/g, '')
    .replace(/\/\*$/, '');
  const ours = OURS.get(key);
  if (ours) return { ours };
  if (ALWAYS.has(key)) return { always: true };
  const mcp = mcpName(name);
  return mcp ? { ours: [mcp] } : { unknown: written.trim() };
}

function mcpName(name: string): string | undefined {
  if (/^mcp_{1,2}\*$/.test(name)) return 'mcp__*';
  const [, server, tool] =
    /^mcp__(.+?)(?:__(.+))?$/.exec(name) ?? /^([\w.-]+)\/([\w.*-]+)$/.exec(name) ?? /^([\w-]+?)_*\*$/.exec(name) ?? [];
  if (server === undefined || GROUPS.has(server.toLowerCase())) return undefined;
  return `mcp__${server}__${tool ?? '*'}`;
}
