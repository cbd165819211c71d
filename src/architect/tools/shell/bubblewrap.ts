import type { Bars } from './bars.ts';

/** Of what runs while the machine does, only where one system keeps its programs. */
const KEPT_OF_RUN = ['/run/current-system'];

/**
 * The arguments of bubblewrap: the whole disk to look at, the workspace to write to, no network, no other process, no
 * capability. The order counts, for each mount covers what was there: what is hidden comes last.
 *
 * @returns with how many empty files, from descriptor 3 on, stand for the files that are hidden
 */
export function bubblewrapArguments({ workspace, guarded, hidden, shared }: Bars): { args: string[]; empties: number } {
  const files = hidden.filter(({ isFolder }) => !isFolder);
  const args = [
    ...['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc'],
    ...shared.flatMap((path) => ['--tmpfs', path]),
    ...KEPT_OF_RUN.flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--bind', workspace, workspace],
    ...guarded.flatMap((path) => ['--ro-bind-try', path, path]),
    ...hidden.filter(({ isFolder }) => isFolder).flatMap(({ path }) => ['--tmpfs', path]),
    ...files.flatMap(({ path }, index) => ['--ro-bind-data', String(index + 3), path]),
    ...['--chdir', workspace],
  ];
  return { args, empties: files.length };
}
