/** Functions that run a command line, or a program with a list of words. */
const NAMES =
  'system|popen[234]?|exec|execute|execSync|spawn|spawnSync|execFile|execFileSync|execa|execaSync|execaCommand|passthru|shell_exec|proc_open|pcntl_exec|run|call|check_call|check_output|Popen|getoutput|getstatusoutput|exec[lv]p?e?|spawn[lv]p?e?|posix_spawnp?|create_subprocess_(?:shell|exec)|capture[23]e?|shell-command|call-process|run_process|runProgram|cmd|shell|system2|open[23]|commandSync|callCommand|callProcess|readProcess|run-program|exec\\.Command|Sys\\.command|shell/sh|os/shell|Process\\.Start|doShellScript|Deno\\.Command|iex|Invoke-Expression';
export const CALL = new RegExp(
  `(?:(?<!/[dgimsuvy]{0,4}\\.)\\b(${NAMES})(?:["'\`]?[\\])]{1,2})?\\*?(?:\\s{0,16}(\\()|\\s{1,16}(?=["'\`]|%?q[qw]?[^\\w\\s]|[$@*]\\w|(?:shift|pop|join|reverse|scalar|ENV|lc|uc|chr|sprintf|substr|ucfirst|pack|unpack|decode_\\w{1,32})\\b|<|[{[]\\s?["'])|(?=\\[=*\\[|\\$\\w))|do (?:shell )?script\\s{1,16}(?=["']))(?:(?:\\s{0,16}[$@&*\\\\]?[\\w.:]{1,64}\\s{0,16},){1,3}(?=\\s{0,16}["'\`[]))?`,
  'g',
);
/** What stands in each of these names, in every way of writing them: code without it neither calls nor names one of them. */
export const MAY_CALL =
  /system|[pP]open|exec|spawn|passthru|proc_open|run|call|output|capture|shell|cmd|open[23]|command|Process|doShellScript|Deno|iex|Invoke|script/;
/** Names that such a function is given: `import system as s`, `s = os.system`, `{execSync: s}`. */
export const ALIAS = new RegExp(
  `\\b(?:${NAMES})\\s{1,4}as\\s{1,4}(\\w{1,64})|\\b(\\w{1,64})\\s{0,4}=\\s{0,4}["'](?:${NAMES})["']|(?:^|[^\\w.])(\\w{1,64})\\s{0,4}=\\s{0,4}[\\w.$()"'[\\]:]{0,96}?\\.(?:${NAMES})\\b(?!\\s*[("'\`\\]])|\\b(?:${NAMES})\\s{0,4}:\\s{0,4}(\\w{1,64})\\s{0,4}[,}]`,
  'g',
);
/** What stands in code that runs programs by other names, or evaluates: without it the patterns for these need no look. */
export const SUSPECT =
  /system|popen|exec|spawn|Popen|subprocess|eval|output|Function|load|Deno|Bun|Timeout|passthru/;
/** What stands before the functions below. */
export const TAKES_FUNCTION = /map|apply|call_user|each|forEach/;
/** Functions that are given one of those, and what to call it with: `map(os.system, […])`. */
export const MAPPED = new RegExp(
  `\\b(?:map|array_map|starmap|apply|call_user_func(?:_array)?|each|forEach)\\s{0,4}\\(\\s{0,4}["']?(?:\\w{1,64}\\.){0,3}(?:${NAMES})["']?\\s{0,4},`,
  'g',
);
/** Functions that run a text as code of their own language. */
export const EVALUATED =
  /\b(?:eval|Function|load|loadstring|class_eval|instance_eval|runIn\w{1,16}Context|setTimeout|exec)(?:\s{0,4}\(|\s{1,4}(?=["'`q]))/g;
/** The same of a text that is not written out. */
export const EVALUATES_INPUT = /(?<![.\w])(?:eval|exec|Function)\s{0,4}\(\s{0,4}(?!["'`\s])/;
/** `"COMMAND".execute()` of groovy, `"COMMAND".!` of scala */
export const POSTFIX = /(?:"([^"\n]{1,4096})"|\[([^[\]\n]{1,4096})\])\.(?:execute\(|!)/g;
/** What code with such a name in it has as well: the function without a call of it. */
export const ALIASABLE =
  /(?:system|open|exec\w{0,8}|spawn\w{0,8}|run|call|check_\w{4,6}|output|passthru|Command)["']?\s{0,4}(?:as\s|[;:,}\n]|$)/;
/** What perl and ruby write around a command line. */
export const QUOTED_CALL =
  /(?:\bqx|%x)\s*(?:\{([^{}]{1,4096})\}|\(([^()]{1,4096})\)|\[([^[\]]{1,4096})\]|([/|!~#,"'])((?:(?!\4)[^\\]|\\[\s\S]){1,4096})\4)/g;
/** Those that don't end are read over: trying each backtick in them takes long. */
export const BACKTICKS = /`(?:((?:[^`\\]|\\[\s\S]){1,4096})`|(?:[^`\\]|\\[\s\S])*)/g;
/** `` $`COMMAND` `` of JavaScript's shells. */
export const TAGGED = /\$`(?:((?:[^`\\]|\\[\s\S]){1,4096})`|(?:[^`\\]|\\[\s\S])*)/g;
/** perl's `open(F, "COMMAND|")` and ruby's `open("|COMMAND")`. */
export const OPENED = /\bopen\b[^"']{0,64}(["'])(?:\|\s*([^"'\s-][^"']{0,4096})|([^"']{1,4096})\|)\1/g;
/** perl's `open(F, "-|", "COMMAND")` */
export const OPENED_PIPE = /\bopen\b[^"']{0,64}["'](?:-\||\|-)["']\s*,/g;

/** Functions that run nothing but programs, and modules whose functions of common names do. */
export const SURE =
  /^(?:system|popen|execSync|spawn|execFile|execa|passthru|shell_exec|proc_open|pcntl_exec|check_|Popen|get(?:status)?output|exec[lv]|posix_|capture|shell-command|call-process|iex|Invoke)/;
export const MODULES = /\b(?:child_process|subprocess|Bun|Deno)\b/;
/** Those whose first argument names the file, and the others the words from the program's name on. */
export const NAMES_FILE = /^(?:exec[lv]|spawn[lv]|posix_spawn)/;
/** Languages in which backticks run what they quote. */
export const BACKTICK_LANGUAGES = /^(?:perl|ruby|php|julia)/;
/** A line of those languages that is a command line. */
export const BANG = /^[ \t]*!{1,2}[ \t]*([^\n]+)/gm;
export const BANG_LANGUAGES = /^(?:ipython|sage|matlab|octave|gnuplot)/;
export const POSTFIX_LANGUAGES = /^(?:groovy|scala)/;
