import { useComputedColorScheme } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { CHART_PX, type ChartProps } from './chart.js';

/** The drawing of a chart, as wide as its place and in the colours of the scheme. */
export function ChartCanvas({ times, series, across, isShare = false }: ChartProps) {
  const scheme = useComputedColorScheme();
  const place = useRef<HTMLDivElement>(null);
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(place, sized);
  const plot = useRef<UPlot>(null);
  const shape = series.map(({ name }) => name).join();
  const data = [[...times], ...series.map(({ values }) => [...values])] as UPlot.AlignedData;
  const latest = useRef({ data, series });
  useEffect(() => {
    latest.current = { data, series };
  });
  useEffect(() => {
    if (width === 0) return undefined;
    const made = new UPlot(
      { ...optionsOf(width, latest.current.series), ...scalesOf(across !== undefined, isShare) },
      latest.current.data,
      place.current ?? undefined,
    );
    plot.current = made;
    return () => made.destroy();
  }, [scheme, shape, width, across, isShare]);
  useEffect(() => plot.current?.setData(data));
  return <div ref={ref} style={{ height: CHART_PX }} />;
}

const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 1e4, 1e5, 1e6];
const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name);

/** Counts go up from 0 to more than the greatest, shares from 0 to 100 %. */
function scalesOf(isAcross: boolean, isShare: boolean): Pick<UPlot.Options, 'scales' | 'axes'> {
  const grid = { stroke: colour('--mantine-color-default-border'), width: 1 };
  const axis = { stroke: colour('--mantine-color-dimmed'), grid, ticks: grid };
  const shares = { values: (_plot: UPlot, places: number[]) => places.map((place) => `${place * 100} %`) };
  return {
    scales: {
      x: { time: !isAcross },
      y: { range: (_plot, _min, max) => (isShare ? [0, 1] : [0, Math.max(4, max * 1.1)]) },
    },
    axes: [
      isAcross ? { ...axis, incrs: WHOLE } : axis,
      isShare ? { ...axis, size: 56, incrs: [0.25], ...shares } : { ...axis, size: 44, incrs: WHOLE },
    ],
  };
}

function optionsOf(width: number, series: ChartProps['series']): UPlot.Options {
  return {
    width,
    height: CHART_PX,
    legend: { show: false },
    cursor: { show: false },
    series: [
      {},
      ...series.map(({ name, colour: meaning, dash }) => ({
        label: name,
        stroke: colour(`--mantine-color-${meaning}-text`),
        width: 2,
        ...(dash === undefined ? {} : { dash: [...dash] }),
        points: { show: false },
      })),
    ],
  };
}
