import { useComputedColorScheme } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { CHART_PX, type ChartProps } from './chart.js';

/** The drawing of a chart, as wide as its place and in the colours of the scheme. */
export function ChartCanvas({ times, series }: ChartProps) {
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
      optionsOf(width, latest.current.series),
      latest.current.data,
      place.current ?? undefined,
    );
    plot.current = made;
    return () => made.destroy();
  }, [scheme, shape, width]);
  useEffect(() => plot.current?.setData(data));
  return <div ref={ref} style={{ height: CHART_PX }} />;
}

function optionsOf(width: number, series: ChartProps['series']): UPlot.Options {
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name);
  const grid = { stroke: colour('--mantine-color-default-border'), width: 1 };
  const axis = { stroke: colour('--mantine-color-dimmed'), grid, ticks: grid };
  return {
    width,
    height: CHART_PX,
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, _min, max) => [0, Math.max(4, max * 1.1)] } },
    axes: [axis, { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 1e4, 1e5, 1e6] }],
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
