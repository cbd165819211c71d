import { callsOf } from '../code/code.ts';
import type { Judgement, Program, Told } from '../code/program.ts';

type Words = { file: RegExp; fileSafe: RegExp; redirect: RegExp };

const LOCAL =
  /startsWith\(\s*["'`]\/|start_with\?|starts_with|str_starts_with|url_has_allowed_host_and_scheme|is_safe_(?:redirect_)?url|IsLocalUrl|LocalRedirect|url_from\(|\b(?:ALLOWED?|SAFE|allowed|safe|whitelist)\w*(?:\.|\[|->|\b)|\.(?:origin|host|hostname|netloc)\b\s*(?:===?|!==?|not in|in\b|and|or|:|\))|\bisLocal\w*|\bis_local\w*|\bisSafe\w*|\bsafe_?(?:next|redirect|path|url)\w*|HasPrefix\(|url_for|in_array\(|isRelative|\.includes\(/i;
const CONFINED =
  /basename|Base\(|secure_filename|safe_join|send_from_directory|is_relative_to|relative_to|realpath|startsWith\(|startswith\(|start_with\?|HasPrefix\(|StartsWith\(|normalize\(\)\.startsWith|\broot\s*:|IsLocal\(|OpenRoot|OpenInRoot|getCanonicalPath|toRealPath|GetFileName|str_starts_with|expand_path[^\n]*start_with|\.\.["'`]|resolve_inside|safe_?path|isWithin|is_within|ALLOWED|\btest\(|\bmatch(?:es)?\(|preg_match|=~|Regex|path\.relative\(/i;

const WORDS: Record<Program['language'], Words> = {
  js: {
    file: /(?:^|\.)(?:sendFile|download|readFile|readFileSync|createReadStream|writeFile|createWriteStream|unlink|unlinkSync|rm|open)$|^(?:path\.)?(?:join|resolve)$/,
    fileSafe: CONFINED,
    redirect: /(?:^|\.)redirect$/,
  },
  python: {
    file: /^(?:open|send_file|FileResponse|os\.remove|os\.unlink|os\.path\.join|shutil\.\w+|Path|flask\.send_file)$|\.(?:read_text|read_bytes|open|joinpath)$/,
    fileSafe: CONFINED,
    redirect: /^(?:flask\.)?(?:redirect|RedirectResponse|HttpResponseRedirect)$/,
  },
  go: {
    file: /^(?:http\.ServeFile|os\.(?:Open|ReadFile|Remove|Create|WriteFile|OpenFile)|filepath\.Join|path\.Join|ioutil\.ReadFile)$|^c\.File$/,
    fileSafe: CONFINED,
    redirect: /^(?:http\.Redirect|c\.Redirect)$/,
  },
  java: {
    file: /(?:^|\.)(?:File|FileInputStream|FileSystemResource|FileOutputStream)$|^(?:Path\.of|Paths\.get|Files\.\w+)$|\.resolve$/,
    fileSafe: CONFINED,
    redirect: /(?:sendRedirect|RedirectView)$|\.location$/,
  },
  csharp: {
    file: /^(?:File\.\w+|Path\.Combine|PhysicalFile|System\.IO\.File\.\w+|Results\.File)$/,
    fileSafe: CONFINED,
    redirect: /^(?:Redirect|RedirectPermanent|Results\.Redirect|Response\.Redirect)$/,
  },
  ruby: {
    file: /^(?:send_file|File\.(?:read|open|join|new|delete|binread)|IO\.read|Rails\.root\.join|FileUtils\.\w+)$/,
    fileSafe: CONFINED,
    redirect: /^redirect_to$/,
  },
  php: {
    file: /(?:^|->|::)(?:file|download|file_get_contents|readfile|fopen|unlink|include|storage_path|public_path)$|^Storage::(?:get|download|delete|path)$/,
    fileSafe: CONFINED,
    redirect:
      /^(?:redirect|redirect\(\)->(?:to|away)|Redirect::(?:to|away)|header|new RedirectResponse|RedirectResponse)$/,
  },
  rust: {
    file: /^(?:fs::\w+|File::open|std::fs::\w+|tokio::fs::\w+|NamedFile::open\w*)$|\.join$/,
    fileSafe: CONFINED,
    redirect: /^Redirect::(?:to|temporary|permanent)$/,
  },
};

/** Files that the caller names, and addresses to which the caller has the browser sent. */
export const files: Judgement = (program) => [...paths(program), ...redirects(program), ...commands(program)];

function paths(program: Program): Told[] {
  const { file, fileSafe } = WORDS[program.language];
  const found: Told[] = [];
  for (const { name, start, open, close, args } of callsOf(program, file)) {
    const unit = program.unitOf(start);
    const given = givenPart(program, args, start);
    const line = program.lineAt(start);
    if (
      given === undefined ||
      fileSafe.test(unit ? program.bare.slice(unit.body, unit.end) : args) ||
      found.some((other) => Math.abs(other.line - line) <= 2)
    )
      continue;
    if (
      /resolve$|\.join$|\.open$/.test(name) &&
      !/path|dir|root|base|fs|storage|upload|file/i.test(name.replace(/\.\w+$/, '') + args)
    )
      continue;
    // An address is no path, whatever reads it.
    if (close - open < 2 || (/^(?:file_get_contents|fopen)$/.test(name) && /url|uri|link|href/i.test(given))) continue;
    found.push({
      severity: 'high',
      harms: 'security',
      rule: 'path-traversal',
      line,
      what: `\`${given}\` becomes part of a path in \`${name}\`, and the caller chooses it`,
      why: '`../` leaves the directory: keys, configuration and the program itself can be read that way',
      fix: PATH_FIXES[program.language](given),
    });
  }
  return found;
}

const PATH_FIXES: Record<Program['language'], (given: string) => string> = {
  js: (given) =>
    `\`path.basename(${given})\`, or \`res.sendFile(name, { root })\`, which refuses to leave its root; better, look the name up by its id`,
  python: (given) =>
    `\`send_from_directory(directory, ${given})\`, or resolve the path and check \`is_relative_to\`; better, look the name up by its id`,
  go: (given) => `\`os.OpenInRoot(dir, ${given})\`, or refuse what \`filepath.IsLocal\` refuses`,
  java: (given) => `\`base.resolve(${given}).normalize()\` and refuse it unless it \`startsWith(base)\``,
  csharp: (given) => `\`Path.GetFileName(${given})\`, and check that the full path begins with the directory`,
  ruby: (given) => `\`File.basename(${given})\`, or look the name up by its id`,
  php: (given) => `\`basename(${given})\`, or look the name up by its id among the rows that the caller may see`,
  rust: (given) => `take \`Path::new(${given}).file_name()\`, or canonicalize and check \`starts_with\``,
};

function redirects(program: Program): Told[] {
  return callsOf(program, WORDS[program.language].redirect).flatMap(({ name, start, args }) => {
    const unit = program.unitOf(start);
    if (name === 'header' && !/location/i.test(args)) return [];
    const target =
      program.language === 'go'
        ? args
            .split(',')
            .slice(name === 'c.Redirect' ? 1 : 2)
            .join(',')
        : args;
    const isInside = /^\s*f?["'`]\/(?!\/|\$\{)/.test(target) || /url_for|route\(|reverse\(|_path\b|_url\(/.test(target);
    const given = givenPart(program, target, start);
    const body = unit ? program.bare.slice(unit.body, unit.end) : '';
    if (
      given === undefined ||
      isInside ||
      LOCAL.test(body.replace(/allow_other_host:\s*true/g, '')) ||
      /^["'`]https?:\/\/[\w.-]+\//.test(target.trim().replace(/^[f$]/, ''))
    )
      return [];
    return [
      {
        severity: 'high' as const,
        harms: 'security' as const,
        rule: 'open-redirect',
        line: program.lineAt(start),
        what: `\`${name}\` sends the browser to \`${given}\`, and the caller chooses it`,
        why: 'a link to your own address ends at somebody else’s page, which asks for the password once more',
        fix: `take it only when it begins with one \`/\` and not with \`//\` or \`/\\\`, or choose it from a fixed list; else go to \`/\``,
      },
    ];
  });
}

/** The part of an expression that came with a request. */
function givenPart(program: Program, args: string, at: number): string | undefined {
  if (!program.isGiven(args, at)) return undefined;
  const parts = args
    .split(/,(?![^([{]*[)\]}])|\s\+\s|\s?\.\s?(?=\$)|\$\{|#\{/)
    .map((part) => balanced(part.trim().replace(/^["'`][^"'`]*["'`]\s*[+.]?\s*/, '')))
    .filter((part) => part !== '');
  const given = parts.find((part) => program.isGiven(part, at));
  return (given ?? args).trim().replace(/\s+/g, ' ').slice(0, 60);
}

/** Without what closes something that was opened before. */
function balanced(part: string): string {
  let depth = 0;
  for (const [at, char] of [...part].entries()) {
    if (/[([{]/.test(char)) depth += 1;
    if (/[)\]}]/.test(char)) depth -= 1;
    if (depth < 0) return part.slice(0, at);
  }
  return part;
}

const SHELL =
  /^(?:exec|execSync|child_process\.exec|child_process\.execSync|cp\.exec|cp\.execSync|os\.system|os\.popen|subprocess\.(?:run|call|check_output|check_call|Popen|getoutput)|shell_exec|system|passthru|popen|Kernel\.system|Open3\.\w+|Runtime\.getRuntime\(\)\.exec)$/;

/** Commands of a shell that are put together from values. */
function commands(program: Program): Told[] {
  return callsOf(program, SHELL).flatMap(({ name, start, args }) => {
    const isShell = !/^subprocess/.test(name) || /shell\s*=\s*True/.test(args);
    const isMade =
      /^\s*`[^`]*\$\{|^\s*f["'][^"']*\{|^\s*["'][^"']*["']\s*[+.%]|^\s*"[^"]*(?:#\{|\{?\$\w)/.test(args) ||
      program.isGiven(args, start);
    if (!isShell || !isMade || /^\s*\[/.test(args) || /escapeshellarg|shlex\.quote|Shellwords/.test(args)) return [];
    return [
      {
        severity: 'high' as const,
        harms: 'security' as const,
        rule: 'shell-with-values',
        line: program.lineAt(start),
        what: `\`${name}\` runs a shell command that is put together from values`,
        why: 'whoever chooses a value chooses the command: `; curl … | sh` is a value too',
        fix:
          program.language === 'js'
            ? '`execFile(program, [arguments])`, which needs no shell'
            : 'call the program with a list of arguments, and without a shell',
      },
    ];
  });
}
