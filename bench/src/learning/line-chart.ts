/** One line of a chart. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface ChartText {
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

const WIDTH = 720;
const HEIGHT = 400;
const FRAME = { left: 70, right: 190, top: 40, bottom: 50 };
// Told apart by people who don't see all colours (Okabe and Ito, 2008).
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];
const TICKS = 5;

/** A line chart as SVG, its y axis in percent, from zero to what is reached. */
export function lineChart(text: ChartText, lines: readonly Line[]): string {
  const points = lines.flatMap((line) => line.points);
  const mostX = Math.max(1, ...points.map(([x]) => x));
  const mostY = niceLimit(Math.max(0.0001, ...points.map(([, y]) => y)));
  const x = (value: number): number =>
    round(FRAME.left + (value / mostX) * (WIDTH - FRAME.left - FRAME.right));
  const y = (value: number): number =>
    round(HEIGHT - FRAME.bottom - (value / mostY) * (HEIGHT - FRAME.top - FRAME.bottom));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    label({ x: FRAME.left, y: 22, text: text.title, more: 'font-weight="bold"' }),
    label({ x: x(mostX / 2), y: HEIGHT - 10, text: text.x, more: 'text-anchor="middle"' }),
    label({ x: 10, y: FRAME.top - 8, text: text.y, more: 'fill="#555"' }),
  ];
  for (let tick = 0; tick <= TICKS; tick += 1) {
    const [atX, atY] = [(mostX * tick) / TICKS, (mostY * tick) / TICKS];
    parts.push(
      `<line x1="${x(0)}" x2="${x(mostX)}" y1="${y(atY)}" y2="${y(atY)}" stroke="#ddd"/>`,
      label({ x: x(0) - 6, y: y(atY) + 4, text: percent(atY), more: 'text-anchor="end" fill="#555"' }),
      label({
        x: x(atX),
        y: y(0) + 18,
        text: Math.round(atX).toLocaleString('en'),
        more: 'text-anchor="middle" fill="#555"',
      }),
    );
  }
  lines.forEach((line, index) => {
    const colour = COLOURS[index % COLOURS.length] ?? '#000';
    const path = line.points.map(([px, py]) => `${x(px)},${y(py)}`).join(' ');
    const named = FRAME.top + 16 + index * 22;
    parts.push(
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      `<rect x="${WIDTH - FRAME.right + 14}" y="${named - 9}" width="14" height="4" fill="${colour}"/>`,
      label({ x: WIDTH - FRAME.right + 34, y: named, text: line.name, more: '' }),
    );
  });
  return `${parts.join('\n')}\n</svg>\n`;
}

function label({ x, y, text, more }: { x: number; y: number; text: string; more: string }): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" ${more}>${escaped}</text>`;
}

/** The least of 1, 2, 2.5, 5 times a power of ten that is not below the value; 1 at most. */
function niceLimit(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 2, 2.5, 5, 10].find((step) => step * power >= value * 0.999_999) ?? 10;
  return Math.min(1, nice * power);
}

function percent(value: number): string {
  return `${Number((value * 100).toPrecision(3))} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
