import { setNonce } from 'get-nonce';

/** What lets a `<style>` of ours pass the content security policy: the gateway wrote it into the page. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce ?? '';
}

/** Tells it to the lock that keeps the page from scrolling behind a dialog, which makes a style of its own. */
export function shareStyleNonce(): void {
  setNonce(styleNonce());
}
