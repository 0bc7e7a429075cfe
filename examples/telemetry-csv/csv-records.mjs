/**
 * The records of a CSV (RFC 4180: a quoted field may hold commas, line breaks, and quotes written twice), one by one,
 * with the line on which each begins. Empty lines are left out.
 */
export async function* csvRecords(text) {
  const state = { fields: [], field: '', quoted: false, afterQuote: false, line: 1, startLine: 1 };
  for await (const chunk of text) {
    for (const character of chunk) {
      const record = take(state, character);
      if (record !== undefined) yield record;
    }
  }
  if (state.quoted && !state.afterQuote) throw new Error(`Line ${state.startLine}: a quote is never closed.`);
  if (state.field !== '' || state.fields.length > 0) yield finish(state);
}

function finish(state) {
  const record = { fields: [...state.fields, state.field], line: state.startLine };
  Object.assign(state, { fields: [], field: '', quoted: false, afterQuote: false, startLine: state.line });
  return record;
}

/** Takes one character; gives the record that it ends. */
function take(state, character) {
  if (character === '\n') state.line += 1;
  if (state.quoted && !state.afterQuote) {
    if (character === '"') state.afterQuote = true;
    else state.field += character;
    return undefined;
  }
  if (character === '"') {
    // A second quote in a row stands for one; a quote at the beginning opens the field.
    if (state.afterQuote) {
      state.field += '"';
      state.afterQuote = false;
    } else if (state.field === '') state.quoted = true;
    else state.field += '"';
    return undefined;
  }
  if (character === ',') {
    state.fields.push(state.field);
    Object.assign(state, { field: '', quoted: false, afterQuote: false });
    return undefined;
  }
  if (character === '\r') return undefined;
  if (character !== '\n') {
    state.field += character;
    return undefined;
  }
  if (state.field === '' && state.fields.length === 0 && !state.quoted) {
    state.startLine = state.line;
    return undefined;
  }
  return finish(state);
}
