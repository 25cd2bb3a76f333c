// A picture as a telephone makes it: a drawing of a hand's outline, with a remark and a place beside the pixels.
import { crc32, deflateSync } from 'node:zlib';

function chunk(name: string, body: Buffer): Buffer {
  const covered = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(covered));
  return Buffer.concat([length, covered, sum]);
}

/** A PNG of 480 by 320 pixels that carries `remark` where nobody sees it. */
export function picture(remark: string): Buffer {
  const [width, height] = [480, 320];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inside = Math.hypot(x - 240, y - 160) < 110;
      rows.set(inside ? [205, 150, 125] : [70 + y / 4, 110 + y / 4, 120 + x / 8], y * (1 + width * 3) + 1 + x * 3);
    }
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${remark}`, 'latin1')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A one-page PDF with a line of text, by an author. */
export function letter(text: string, author: string): Buffer {
  const drawing = `BT /F1 18 Tf 40 120 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Author (${author}) >>`,
  ];
  let file = '%PDF-1.7\n';
  let table = '0000000000 65535 f \n';
  objects.forEach((object, place) => {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${place + 1} 0 obj\n${object}\nendobj\n`;
  });
  const start = file.length;
  file += `xref\n0 7\n${table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
