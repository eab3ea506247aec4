/** A one-page PDF of a few lines of ASCII: paper for invented claims, small and each of its own. */
export function inventedPaper(lines: readonly string[]): Buffer {
  const show = lines.map(
    (line, i) => `${i === 0 ? 'BT /F1 18 Tf 60 760 Td' : '/F1 11 Tf 0 -26 Td'} (${line.replace(/[()\\]/g, '\\$&')}) Tj`,
  )
  const stream = `q 0.04 0.43 0.39 rg 0 810 595 32 re f Q\n${show.join('\n')}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  return Buffer.from(assembled(objects), 'latin1')
}

function assembled(objects: string[]): string {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
}
