// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/table_import.h"

#include <QString>
#include <QTemporaryDir>

#include <fstream>
#include <string>

#include <spdlog/fmt/fmt.h>

// Small table files of every kind, and reading a text as one.

namespace tables {

inline const std::string header = "device,runtime,batch,op,kernel,expand,mid,groups,se,act,cin,cout,stride,in_h,in_w,"
                                  "latency_ms,latency_std_ms,samples,method,layer\n";
inline const std::string row = "Phone,TFLite,1,mbconv,3,6,96,1,0,relu6,16,24,2,112,112,5.5,0.5,30,measured,\n";
inline const pathloom::LatencyKey rowKey{"mbconv", 3, 96, 1, 0, 16, 24, 2, 112, 112};
inline const std::string primitiveHeader = "precision,batch,op,kernel,cin,cout,stride,in_h,latency_ms\n";
inline const std::string stemKey = "Conv-input:224x224x3-output:112x112x32:\n";
inline const std::string fields = "  count: 982\n  mean: 4.5\n  var: 0.25\n";
inline const std::string stem = stemKey + fields;
inline const std::string block =
    "expanded_conv-input:112x112x16-output:56x56x24-expand:3-kernel:5-stride:2-idskip:0:\n" + fields;
inline const pathloom::ImportOptions pixel{.device = "Google Pixel 1", .runtime = "TensorFlow Lite"};

inline std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

inline QString joined(const std::vector<std::string>& sentences)
{
    return QString::fromStdString(fmt::format("{}", fmt::join(sentences, " | ")));
}

class Folder
{
public:
    std::filesystem::path path(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }
    QString name() const { return m_folder.path(); }

    std::filesystem::path write(const std::string& text, const char* name = "table") const
    {
        std::ofstream(path(name), std::ios::binary | std::ios::trunc) << text;
        return path(name);
    }
    pathloom::ImportedTable read(const std::string& text, const pathloom::ImportOptions& options = {},
                                 const char* name = "table") const
    {
        return pathloom::readTableFile(write(text, name), options);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace tables
