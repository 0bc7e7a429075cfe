/** An ISO 8601 time as a field of the browser has it: in the reader's time zone, to the minute; empty for what is no time. */
export function toLocalTime(iso: string): string {
  const at = new Date(iso);
  if (iso === '' || Number.isNaN(at.getTime())) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  const year = String(at.getFullYear()).padStart(4, '0');
  return `${year}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such a field has as ISO 8601 in UTC; empty for what is no time, or of a year that the wire has no word for. */
export function fromLocalTime(local: string): string {
  const at = new Date(local);
  if (local === '' || Number.isNaN(at.getTime())) return '';
  const iso = at.toISOString();
  return /^\d{4}-/.test(iso) && !iso.startsWith('0000') ? iso : '';
}
