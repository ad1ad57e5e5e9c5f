// SPDX-License-Identifier: MIT
// Writes small pictures of every format into a folder, for the fuzz targets to begin with.
#include "tests/support/made_pictures.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

using namespace pathloom;

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: fuzz_seeds FOLDER\n");
        return 2;
    }
    const Image colour = madePicture(24, 17), grey = madePicture(24, 17, 1);
    std::map<std::string, PictureBytes> files;
    for (const char* extension : {".png", ".tiff", ".webp", ".bmp", ".ppm"})
        files[std::string("colour") + extension] = encodedBy(extension, colour);
    for (const char* extension : {".png", ".tiff", ".bmp", ".pgm"})
        files[std::string("grey") + extension] = encodedBy(extension, grey);
    files["deep.png"] = encodedBy(".png", colour, 16);
    files["deep.tiff"] = encodedBy(".tiff", colour, 16);
    files["alpha.png"] = encodedBy(".png", madePicture(24, 17, 4));
    files["palette.png"] = pngOf(4, 1, 2, 3, {0, 0x19}, {255, 0, 0, 0, 255, 0, 0, 0, 255}, {255, 128});
    files["turned.png"] = pngOf(2, 1, 8, 0, {0, 1, 2}, {}, {}, exifOf(6));
    files["tile.tiff"] = tiffOf({.width = 4, .height = 4, .tileWidth = 16, .tileHeight = 16}, PictureBytes(768));
    files["usual.jpg"] = jpegOf(colour);
    files["turned.jpg"] = withExif(jpegOf(colour, {.horizontal = 1}), 8, true);
    files["progressive.jpg"] = jpegOf(colour, {.isProgressive = true});
    files["restarts.jpg"] = jpegOf(colour, {.vertical = 1, .restartRows = 1});
    files["grey.jpg"] = jpegOf(grey);
    files["rgb.jpg"] = jpegOf(colour, {.colours = JpegForm::Colours::Rgb});
    files["cmyk.jpg"] = jpegOf(madePicture(24, 17, 4), {.colours = JpegForm::Colours::Cmyk});
    files["ycck.jpg"] = jpegOf(madePicture(24, 17, 4), {.colours = JpegForm::Colours::Ycck});
    std::filesystem::create_directories(argv[1]);
    for (auto& [name, bytes] : files) {
        bytes.insert(bytes.end(), {32, 32, 0, 0}); // the choices of fuzz_picture
        std::ofstream(std::filesystem::path(argv[1]) / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    }
    return 0;
}
