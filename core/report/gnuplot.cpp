// SPDX-License-Identifier: MIT
#include "core/report/gnuplot.h"

#include "core/report/colors.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <spdlog/fmt/fmt.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr int figureWidth = 900, figureHeight = 440;
constexpr int panelWidth = 230, panelHeight = 150;

void run(const fs::path& script, const fs::path& messages)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, messages.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    std::string program = "gnuplot", plain = "-d", file = script.string(); // -d: nobody's own settings
    char* const arguments[] = {program.data(), plain.data(), file.data(), nullptr};
    pid_t child = 0;
    const int failure = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure == ENOENT)
        throw Error("gnuplot is not installed, so no plots can be drawn", {}, "apt-get install gnuplot-nox");
    if (failure != 0)
        throw Error(std::string("gnuplot cannot be started: ") + std::strerror(failure));
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (status == 0)
        return;
    std::string reason = readTextFile(messages);
    reason.erase(reason.find_last_not_of(" \n") + 1);
    std::ranges::replace(reason, '\n', ' ');
    throw Error("gnuplot failed: " + reason);
}

std::string quoted(const std::string& text)
{
    std::string result = "'";
    for (char c : text)
        if (c == '\'')
            result += "''";
        else
            result += c == '\n' ? ' ' : c;
    return result + "'";
}

std::string prelude(const fs::path& output, int width, int height)
{
    return fmt::format("set terminal svg size {},{} dynamic noenhanced font 'DejaVu Sans,12' background '#ffffff'\n"
                       "set encoding utf8\n"
                       "set output {}\n"
                       "set border 3 lc rgb '#777777'\n"
                       "set grid lt 1 lw 0.6 lc rgb '#e2e2e2'\n"
                       "set tics nomirror scale 0.5 textcolor rgb '#333333'\n"
                       "set datafile missing 'NaN'\n",
                       width, height, quoted(output.string()));
}

std::string number(double value)
{
    return std::isfinite(value) ? fmt::format("{}", value) : "NaN";
}

std::string data(const std::string& name, const Series& series)
{
    std::string text = "$" + name + " << END_OF_DATA\n";
    for (std::size_t i = 0; i < series.x.size(); ++i)
        text += number(series.x[i]) + ' ' + number(series.y[i]) + '\n';
    return text + "END_OF_DATA\n";
}

std::string drawing(const Series& series)
{
    std::string color = okabeIto[static_cast<std::size_t>(series.color) % okabeIto.size()];
    switch (series.style) {
    case LineStyle::Solid:
        return fmt::format("with lines lw 2.2 lc rgb '{}'", color);
    case LineStyle::Faint: // gnuplot takes transparency as #AARRGGBB
        return fmt::format("with lines lw 0.8 lc rgb '#b0{}'", color.substr(1));
    case LineStyle::Dashed:
        return fmt::format("with lines lw 1.8 dt (9,5) lc rgb '{}'", color);
    case LineStyle::Points:
        return fmt::format("with linespoints lw 2 pt 7 ps 0.55 lc rgb '{}'", color);
    }
    return {};
}

/// "plot ..." of all series, whose data stand under the prefix.
std::string plotCommand(const std::vector<Series>& series, const std::string& prefix)
{
    std::string command = "plot ";
    for (std::size_t i = 0; i < series.size(); ++i)
        command += fmt::format("{}${}{} using 1:2 {} {}", i == 0 ? "" : ", \\\n     ", prefix, i, drawing(series[i]),
                               series[i].title.empty() ? "notitle" : "title " + quoted(series[i].title));
    return command + "\n";
}

std::string marks(const std::vector<Mark>& all)
{
    std::string text;
    for (const Mark& mark : all) {
        text += fmt::format("set arrow from {0}, graph 0 to {0}, graph 1 nohead back lw 1 dt (3,4) lc rgb '#888888'\n",
                            mark.x);
        text += fmt::format("set label {} at {}, graph 0.985 offset character 0.5,-0.4 left font ',9' "
                            "textcolor rgb '#666666'\n",
                            quoted(mark.text), mark.x);
    }
    return text;
}

struct Range
{
    double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
};

Range xRange(const std::vector<GnuplotFigure>& panels)
{
    Range range;
    for (const GnuplotFigure& panel : panels)
        for (const Series& series : panel.series)
            for (double x : series.x) {
                range.low = std::min(range.low, x);
                range.high = std::max(range.high, x);
            }
    return range;
}

/// gnuplot's own range would add empty room at both ends; around a single point it is welcome.
std::string setXRange(const Range& range)
{
    return range.low < range.high ? fmt::format("set xrange [{}:{}]\n", range.low, range.high) : "";
}

/// A round distance between tics that gives a narrow panel at most five of them.
double panelTics(const Range& range)
{
    const double wanted = (range.high - range.low) / 4;
    if (!(wanted > 0) || !std::isfinite(wanted))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    for (double factor : {1.0, 2.0, 5.0})
        if (factor * power >= wanted)
            return factor * power;
    return 10 * power;
}

std::string yRange(std::optional<double> low, std::optional<double> high)
{
    return fmt::format("set yrange [{}:{}]\n", low ? number(*low) : "*", high ? number(*high) : "*");
}

void draw(const fs::path& svg, const std::function<std::string(const fs::path& output)>& script)
{
    const TemporaryFolder folder("plot"); // for the script and gnuplot's messages
    const fs::path file = folder.path() / "plot.gp";
    writeFileAtomically(svg, [&](const fs::path& temporary) {
        writeTextFile(file, script(temporary));
        run(file, folder.path() / "messages.txt");
    });
}

} // namespace

void drawFigure(const GnuplotFigure& figure, const fs::path& svg)
{
    draw(svg, [&](const fs::path& output) {
        std::string script = prelude(output, figureWidth, figureHeight);
        for (std::size_t i = 0; i < figure.series.size(); ++i)
            script += data("s" + std::to_string(i), figure.series[i]);
        script += fmt::format("set title {} font ',15' offset 0,0.3\n", quoted(figure.title));
        script +=
            fmt::format("set xlabel {}\nset ylabel {} offset -0.5,0\n", quoted(figure.xTitle), quoted(figure.yTitle));
        script += "set key outside bottom center horizontal Left reverse spacing 1.2 width 1 samplen 2.5 textcolor rgb "
                  "'#333333'\n";
        script += "set offsets graph 0, graph 0, graph 0.06, 0\nset rmargin 4\n";
        script += setXRange(xRange({figure})) + yRange(figure.yMin, figure.yMax) + marks(figure.marks);
        return script + plotCommand(figure.series, "s");
    });
}

void drawPanels(const PanelFigure& figure, const fs::path& svg)
{
    const auto count = static_cast<int>(figure.panels.size());
    const int columns = count <= 4 ? count : count <= 12 ? 4 : 6;
    const int rows = (count + columns - 1) / columns;
    constexpr double leftRoom = 70, rightRoom = 24, topRoom = 78, bottomRoom = 56; // for titles, legend and tics
    const double width = std::max(420.0, leftRoom + rightRoom + columns * panelWidth);
    const double height = topRoom + bottomRoom + rows * panelHeight;
    const Range range = xRange(figure.panels);
    const double cellWidth = (width - leftRoom - rightRoom) / columns;
    draw(svg, [&](const fs::path& output) {
        std::string script = prelude(output, static_cast<int>(width), static_cast<int>(height));
        for (int p = 0; p < count; ++p)
            for (std::size_t i = 0; i < figure.panels[p].series.size(); ++i)
                script += data(fmt::format("p{}_{}", p, i), figure.panels[p].series[i]);
        script += "set multiplot\nunset key\n" + setXRange(range) + yRange(figure.yMin, figure.yMax);
        script += fmt::format("set label 1 {} at screen 0.5, screen {} center font ',15'\n", quoted(figure.title),
                              1 - 20 / height);
        script += fmt::format("set label 2 {} at screen 0.5, screen {} center\n", quoted(figure.xTitle), 16 / height);
        script += fmt::format("set label 3 {} at screen {}, screen 0.5 center rotate by 90\n", quoted(figure.yTitle),
                              16 / width);
        script += fmt::format("set xtics {} font ',9'\nset ytics 0,0.5,1 font ',9'\n", panelTics(range));
        for (int p = 0; p < count; ++p) {
            const int row = p / columns, column = p % columns;
            const double left = leftRoom + column * cellWidth, top = topRoom + row * panelHeight;
            script += fmt::format("set lmargin at screen {}\nset rmargin at screen {}\n", left / width,
                                  (left + cellWidth - 22) / width);
            script += fmt::format("set tmargin at screen {}\nset bmargin at screen {}\n", 1 - (top + 22) / height,
                                  1 - (top + panelHeight - 12) / height);
            script += fmt::format("set title {} font ',10' offset 0,-0.8 textcolor rgb '#333333'\n",
                                  quoted(figure.panels[p].title));
            script += column == 0 ? "set format y '%g'\n" : "set format y ''\n";
            script += p + columns >= count ? "set format x '%g'\n" : "set format x ''\n";
            script += marks(figure.panels[p].marks);
            script += plotCommand(figure.panels[p].series, fmt::format("p{}_", p));
            script += "unset label\nunset arrow\n"; // the figure's own titles were drawn with the first panel
        }
        // One more, empty plot that carries the legend for all.
        script += fmt::format("set lmargin at screen 0.02\nset rmargin at screen 0.98\nset tmargin at screen {}\n"
                              "set bmargin at screen {}\n",
                              1 - 34 / height, 1 - 70 / height);
        script += "unset title\nunset border\nunset tics\nunset grid\nset xrange [0:1]\nset yrange [0:1]\n"
                  "set key center center horizontal Left reverse samplen 2 width 1 textcolor rgb '#333333'\nplot ";
        for (std::size_t i = 0; i < figure.legend.size(); ++i)
            script += fmt::format("{}NaN {} title {}", i == 0 ? "" : ", ", drawing(figure.legend[i]),
                                  quoted(figure.legend[i].title));
        return script + "\nunset multiplot\n";
    });
}

} // namespace pathloom
