"""The entries of a list as the gathered ones are written: in rows, with commas between."""


def rows(names):
    row = ""
    for name in names:
        if len(row) + len(name) > 236:
            print(row.rstrip(", "))
            row = ""
        row += name + ", "
    print(row.rstrip(", "))
