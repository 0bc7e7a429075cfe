import { useEffect, useState } from 'react';

const SECOND = 1_000;

/** How long a held action still waits before it is denied. */
export function Countdown({ to }: { readonly to: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.round((Date.parse(to) - now) / SECOND));
  if (left === 0) return <span>Expired: it is denied.</span>;
  const [minutes, seconds] = [Math.floor(left / 60), left % 60];
  return (
    <span role="timer">
      Denied in {minutes}:{String(seconds).padStart(2, '0')} unless answered
    </span>
  );
}
