// Holds a terminal for a program, as a terminal emulator does: node terminal-holder.mjs COMMAND [ARGUMENTS…]
// What the program prints goes to standard output. When this process is killed, the terminal is gone.
import pty from '@lydell/node-pty';

const [command = '', ...args] = process.argv.slice(2);
const child = pty.spawn(command, args, { name: 'xterm-256color', cols: 100, rows: 30, env: process.env });
child.onData((data) => process.stdout.write(data));
child.onExit(({ exitCode }) => process.exit(exitCode));
