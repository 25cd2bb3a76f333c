//! Files as presenters send them, made by code.

/// Two grey pixels, with a remark of the camera beside them.
pub fn picture(remark: &str) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1A\n".to_vec();
    // Two by one, eight bits, grey.
    bytes.extend(chunk(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
    bytes.extend(chunk(b"tEXt", format!("Comment\0{remark}").as_bytes()));
    // One block that is not packed: no filter, black, white.
    let row = [0, 0, 255];
    let sum = row.iter().fold((1_u32, 0_u32), |(a, b), byte| (a + u32::from(*byte), b + a + u32::from(*byte)));
    let data = [&[0x78, 0x01, 1, 3, 0, 0xFC, 0xFF][..], &row, &((sum.1 << 16) | sum.0).to_be_bytes()].concat();
    bytes.extend(chunk(b"IDAT", &data));
    bytes.extend(chunk(b"IEND", b""));
    bytes
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let covered = [&name[..], body].concat();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&length[..], &covered, &crc(&covered).to_be_bytes()].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

/// A page with a line of text, by an author.
pub fn letter(text: &str, author: &str) -> Vec<u8> {
    let drawing = format!("BT /F1 12 Tf 10 50 Td ({text}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Author ({author}) >>"),
    ];
    let (mut file, mut table) = ("%PDF-1.7\n".to_owned(), "0000000000 65535 f \n".to_owned());
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let place = file.len();
    file.push_str(&format!(
        "xref\n0 7\n{table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{place}\n%%EOF\n"
    ));
    file.into_bytes()
}
