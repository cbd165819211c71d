import { dirname, join } from 'node:path';

/** A folder in which people keep agent files. */
export type Root = {
  place: 'user' | 'repo';
  dir: string;
  /** A file is called by its path below the folder, as OpenCode does: `review/security`. */
  namedByPath?: boolean;
  /** Links are followed only where they lead to something within this folder. */
  within?: string;
};

/** Where to look: the user's own folder of this program, the user's home, and from where to where upwards. */
export type Whereabouts = {
  /** The folder of this program's own settings. */
  config: string;
  home?: string;
  /** `$XDG_CONFIG_HOME`, which OpenCode keeps its agents under. */
  xdgConfig?: string;
  /** The working directory. */
  cwd: string;
  /** The root of the repository at or above `cwd`. */
  workspace: string;
};

type Kind = { path: readonly string[]; namedByPath?: boolean };

/** Of each product in a repository, nearest first where one folder has several. */
const IN_REPO: readonly Kind[] = [
  { path: ['.claude', 'agents'] },
  { path: ['.opencode', 'agent'], namedByPath: true },
  { path: ['.opencode', 'agents'], namedByPath: true },
  { path: ['.github', 'agents'] },
  { path: ['.gemini', 'agents'] },
];

const IN_HOME: readonly Kind[] = [{ path: ['.claude', 'agents'] }, { path: ['.gemini', 'agents'] }];

const OF_OPENCODE: readonly Kind[] = [
  { path: ['opencode', 'agent'], namedByPath: true },
  { path: ['opencode', 'agents'], namedByPath: true },
];

/** The user's own folder for personas of this program: they count more than the built-in ones. */
export function ownRoot({ config }: Pick<Whereabouts, 'config'>): Root {
  return { place: 'user', dir: join(config, 'agents') };
}

/**
 * Every other folder, in the order of precedence: those of the repository, the nearest to the working directory first
 * (as Claude Code and OpenCode do), then the user's. A working directory within the home folder does not make the
 * home's agents a repository's.
 */
export function otherRoots({ home, xdgConfig, cwd, workspace }: Whereabouts): Root[] {
  const inRepo = upwards(cwd, workspace)
    .filter((folder) => folder !== home)
    .flatMap((folder) => IN_REPO.map((kind) => ({ ...rootOf('repo', folder, kind), within: workspace })));
  const config = xdgConfig ?? (home && join(home, '.config'));
  return [
    ...inRepo,
    ...(home ? IN_HOME.map((kind) => rootOf('user', home, kind)) : []),
    ...(config ? OF_OPENCODE.map((kind) => rootOf('user', config, kind)) : []),
  ];
}

function rootOf(place: Root['place'], folder: string, { path, namedByPath }: Kind): Root {
  return { place, dir: join(folder, ...path), ...(namedByPath && { namedByPath }) };
}

/** The folders from the first up to the second, both included; only the first where that is not below the second. */
function upwards(from: string, to: string): string[] {
  const folders = [from];
  for (let folder = from; folder !== to; ) {
    const above = dirname(folder);
    if (above === folder) return [from];
    folder = above;
    folders.push(folder);
  }
  return folders;
}
