/** Adds a text to a short list that does not have it yet. */
export function addDistinct(texts: string[], text: string): void {
  for (const other of texts) if (other === text) return;
  texts.push(text);
}
