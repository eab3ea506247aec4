import './chart-table.css'

/** The figures of a chart, there for a screen reader and out of sight: a row's first cell names it. */
export function ChartTable({ label, head, rows }: { label: string; head: string[]; rows: string[][] }) {
  return (
    <table className="unseen">
      <caption>{label}</caption>
      <thead>
        <tr>
          {head.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = '', ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, i) => (
              <td key={head[i + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
