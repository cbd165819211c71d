import type { Bars } from './bars.ts';

/**
 * A profile for macOS's sandbox-exec: everything is allowed that is not denied below, and of several lines that speak
 * of a thing the last one counts. No network, no socket; nothing is written but to the workspace and the folder for
 * passing files; what is hidden is not read; no other program is asked to do any of it.
 *
 * @param temp the user's own folder for passing files, absolute and free of links
 */
export function seatbeltProfile({ workspace, guarded, hidden }: Bars, temp: string): string {
  return [
    '(version 1)',
    '(allow default)',
    '(deny network*)',
    '(deny appleevent-send)',
    `(deny mach-lookup ${SERVICES.map((name) => `(global-name ${quoted(name)})`).join(' ')})`,
    '(deny file-write*)',
    `(allow file-write* ${[workspace, temp].map(below).join(' ')})`,
    `(allow file-write* ${DEVICES.map((path) => `(literal ${quoted(path)})`).join(' ')} (regex #"^/dev/fd/"))`,
    ...guarded.map((path) => `(deny file-write* ${below(path)})`),
    ...hidden.map(({ path }) => `(deny file-read* file-write* ${below(path)})`),
    '',
  ].join('\n');
}

/** Other programs that would start something outside, or hand out what the keychain holds. */
const SERVICES = [
  'com.apple.coreservices.launchservicesd',
  'com.apple.coreservices.appleevents',
  'com.apple.SecurityServer',
  'com.apple.securityd.xpc',
  'com.apple.pasteboard.1',
];

const DEVICES = ['/dev/null', '/dev/zero', '/dev/tty', '/dev/stdout', '/dev/stderr', '/dev/dtracehelper'];

function below(path: string): string {
  return `(subpath ${quoted(path)})`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
