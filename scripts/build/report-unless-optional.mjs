/** For rolldown's `onLog`: packages that others can do without are not installed, and looked for when they are asked for. All else is said. */
export function reportUnlessOptional(level, log) {
  if (log.code !== 'UNRESOLVED_IMPORT') process.stderr.write(`${level}: ${log.message}\n`);
}
